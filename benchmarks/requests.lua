-- Sends the requests of a file in turn: a line is method, path, token and, perhaps, a JSON body.
-- A POST has a new Idempotency-Key each time.

local lines, bytes = {}, {}
local sent, prefix = 0, os.getenv("KEY_PREFIX") or "key"

function init()
  for line in io.lines(os.getenv("REQUESTS")) do
    local method, path, token, body = line:match("^(%S+) (%S+) (%S+) ?(.*)$")
    local headers = { Authorization = "Bearer " .. token }
    if method == "POST" then
      headers["Content-Type"] = "application/json"
      lines[#lines + 1] = { method = method, path = path, headers = headers, body = body }
    else
      bytes[#bytes + 1] = wrk.format(method, path, headers)
    end
  end
end

function request()
  sent = sent + 1
  if #bytes > 0 then
    return bytes[sent % #bytes + 1]
  end
  local line = lines[sent % #lines + 1]
  line.headers["Idempotency-Key"] = prefix .. "-" .. sent
  return wrk.format(line.method, line.path, line.headers, line.body)
end
