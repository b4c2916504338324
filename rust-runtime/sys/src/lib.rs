//! What depends on the operating system and the processor, one folder per target.
