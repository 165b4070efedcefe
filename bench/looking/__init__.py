"""What `bench pages` looks at beside a campaign under way."""
