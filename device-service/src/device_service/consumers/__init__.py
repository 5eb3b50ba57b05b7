"""What the device service hears of other services; the same layer as the routers."""
