"""Long work: asked for on a page, done by a process beside the server, told about while it goes on."""
