-- Requests for wrk: random ranges of one file (`ranges SIZE LENGTH`), or paths in turn (`paths FILE`). Figures as one line of JSON.
local mode, size, length
local paths, at = {}, 0

function init(args)
  mode = args[1]
  math.randomseed(1)
  if mode == "ranges" then
    size, length = tonumber(args[2]), tonumber(args[3])
  else
    for line in io.lines(args[2]) do paths[#paths + 1] = line end
  end
end

function request()
  if mode == "ranges" then
    local first = math.random(0, size - length)
    wrk.headers["Range"] = string.format("bytes=%d-%d", first, first + length - 1)
    return wrk.format("GET")
  end
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format('{"requests":%d,"seconds":%.3f,"bytes":%d,"errors":%d,"p99":%.3f}\n', summary.requests,
    summary.duration / 1e6, summary.bytes, e.connect + e.read + e.write + e.status + e.timeout,
    latency:percentile(99) / 1000))
end
