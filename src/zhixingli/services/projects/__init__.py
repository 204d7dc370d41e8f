"""Key projects (重点项目): acts, materials, the ledger of projects, one shown whole."""
