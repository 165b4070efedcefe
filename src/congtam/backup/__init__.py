"""The one file an office takes home: its data as they stood at one moment. There is no ballot box in it."""
