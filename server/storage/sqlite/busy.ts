const SQLITE_BUSY = 5;

/** Whether a failure of node:sqlite says that somebody else holds the file. */
export function isBusy(cause: unknown): boolean {
	// The kind stands in the low byte; the rest says more of it.
	return (
		cause instanceof Error && 'errcode' in cause && (Number(cause.errcode) & 0xff) === SQLITE_BUSY
	);
}
