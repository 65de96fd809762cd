-- How large the sealed envelope is that counts (密封投标文件大小): with who and when all that is told of it before the opening.
alter table tender_bidder add column bid_bytes integer check (bid_bytes > 0);
