"""The version of the HTTP contract: ``info.version`` of the merged document.

Its own and not the program's: it is raised when the contract is (``make -C docs accept-openapi``),
the major number when clients have to change.
"""

VERSION = "1.0.0"
