//! The prelude of translated programs: Go's values, types, interfaces and statements.
