"""The cyclic garbage collector of a process that serves requests."""

import gc

COLLECT_AFTER = (20_000, 20, 50)


def calm_collector() -> None:
    """Keep the collector from walking over what lives as long as the process.

    To be called when everything is set up. Requests leave few cycles behind, and a full
    collection in the middle of them is felt.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
