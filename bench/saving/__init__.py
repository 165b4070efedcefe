"""Many people at their sheets at once: the ward, the hands, the server, what is looked at afterwards."""
