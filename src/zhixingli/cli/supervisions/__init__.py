"""zx supervise, zx cause, zx causes."""
