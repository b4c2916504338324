//! The collected heap: spans, allocation, marking and sweeping.
