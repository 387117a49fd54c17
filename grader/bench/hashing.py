"""A miner as a plain loop over hashlib: what every other way to try nonces is compared with.

Reads lines `SECONDS TEXT`, the header's text without its nonce, until the input ends. Prints for each
how many nonces it has tried a second, of the clock and of processor time.
"""
import hashlib
import sys
import time

for line in sys.stdin:
    seconds, text = line.rstrip("\n").split(" ", 1)
    begin, used = time.perf_counter(), time.process_time()
    end = begin + float(seconds)
    nonce = 1000000
    first = nonce
    while True:
        for nonce in range(nonce, nonce + 10000):
            digest = hashlib.sha256((text + str(nonce)).encode()).hexdigest()
            if digest[0:64] == "0" * 64:
                break
        nonce += 1
        if time.perf_counter() >= end:
            break
    tried = nonce - first
    wall, processor = time.perf_counter() - begin, time.process_time() - used
    print(tried / wall, tried / processor, flush=True)
