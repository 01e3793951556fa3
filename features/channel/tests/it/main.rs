//! People as clients meet them: first start, signing in, users, channels. Here rather than in `user` because a person
//! exists only with account and channel.

#![recursion_limit = "256"]

mod account;
mod audit;
mod channels;
mod collaborators;
mod first_start;
mod manage;
mod me;
mod search;
mod sign_in;
mod stats;
mod world;
