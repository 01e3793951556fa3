//! Lanes to other servers, with servers that answer, refuse, hang, and are not there.

mod lanes;
mod order;
mod peers;
mod signed;
