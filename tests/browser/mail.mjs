// A mail server that keeps what it is given (RFC 5321, as much as one client needs), for letters with links.
import { createServer } from 'node:net'

export async function startMail() {
  const letters = []
  const server = createServer((socket) => {
    let rest = ''
    let body = null
    const say = (line) => socket.write(`${line}\r\n`)
    say('220 test')
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      rest += chunk
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (body !== null) {
          if (line === '.') {
            letters.push(readable(body.join('\n')))
            body = null
            say('250 kept')
          } else body.push(line.replace(/^\./, ''))
        } else if (/^EHLO/i.test(line)) say('250 test')
        else if (/^DATA/i.test(line)) {
          body = []
          say('354 go on')
        } else if (/^QUIT/i.test(line)) {
          say('221 bye')
          socket.end()
        } else say('250 ok')
      }
    })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    config: { smtp: { hostname: '127.0.0.1', port: server.address().port, tls: false, disable_starttls: true, from_address: 'site@example.org' } },
    letters,
    /** The link of the newest letter to an address that has one like this; waits for it. */
    async link(to, like) {
      for (;;) {
        const found = letters.findLast((letter) => letter.includes(to) && like.test(letter))
        if (found) return like.exec(found)[0]
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    },
    stop: () => server.close(),
  }
}

/** Undoes quoted-printable and base64, so that links are whole. */
function readable(letter) {
  const parts = letter.split(/\n\n/).map((part) => (/^[A-Za-z0-9+/=\n]{60,}$/.test(part.trim()) ? Buffer.from(part, 'base64').toString() : part))
  return parts.join('\n\n').replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))).replaceAll('&amp;', '&')
}
