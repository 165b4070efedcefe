from congtam.cli import main

raise SystemExit(main())
