// The tracker that PeerTube builds on, with nothing around it: prints its port.
import Server from 'bittorrent-tracker/server'

const server = new Server({ http: false, udp: false, ws: true, stats: false })
server.on('warning', () => {})
server.on('error', (error) => {
  console.error(error)
  process.exit(1)
})
server.listen(0, '127.0.0.1', () => console.log(server.ws.address().port))
