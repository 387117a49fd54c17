"""The miner of the article as a plain loop over hashlib: what the reference's is compared with.

Reads a line, `SECONDS TEXT`: the header's text without its nonce. Prints how many nonces a second
it has tried.
"""
import hashlib
import sys
import time

seconds, text = sys.stdin.readline().rstrip("\n").split(" ", 1)
end = time.perf_counter() + float(seconds)
begin = time.perf_counter()
nonce = 0
while time.perf_counter() < end:
    for nonce in range(nonce, nonce + 10000):
        digest = hashlib.sha256((text + str(nonce)).encode()).hexdigest()
        if digest[0:64] == "0" * 64:
            break
    nonce += 1
print(nonce / (time.perf_counter() - begin))
