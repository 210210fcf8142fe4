/** What sync needs of a WebSocket; ws has it, and tests may have one of their own. */
export interface SocketLike {
	/** What it writes to, where that takes whole frames. */
	stream?: { write(bytes: Uint8Array): unknown };
	readonly readyState: number;
	/** Bytes handed over that have not left yet. */
	readonly bufferedAmount: number;
	send(data: Uint8Array, done?: (error?: Error | null) => void): void;
	ping(): void;
	close(code: number, reason: string): void;
	/** Ends it without a word, whatever state it is in. */
	terminate(): void;
	on(event: 'message', listener: (data: unknown, isBinary: boolean) => void): unknown;
	on(event: 'pong', listener: () => void): unknown;
	on(event: 'close', listener: (code: number) => void): unknown;
	on(event: 'error', listener: (error: Error) => void): unknown;
	off(event: 'message', listener: (data: unknown, isBinary: boolean) => void): unknown;
	off(event: 'pong', listener: () => void): unknown;
	off(event: 'close', listener: (code: number) => void): unknown;
}
