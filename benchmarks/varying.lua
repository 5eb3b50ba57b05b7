-- Sends no two requests with the same head.
local number = 0

request = function()
  number = number + 1
  return wrk.format("GET", wrk.path .. "?n=" .. number)
end
