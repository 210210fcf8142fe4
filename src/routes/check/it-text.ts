import type { Result } from './result.ts';

/** What an IT team needs to know to let the board through. */
export function textForIt(
	{ hostname, port, protocol }: Pick<Location, 'hostname' | 'port' | 'protocol'>,
	results: readonly { name: string; result: Result | undefined }[]
): string {
	const isSafe = protocol === 'https:';
	const lines = results.map(({ name, result }) =>
		result
			? `${name}: ${result.ok ? 'works' : 'does not work'}. ${result.said}`
			: `${name}: not checked.`
	);
	return [
		'Please allow this website for our workshop (Fiveways, a shared board):',
		'',
		`Host name: ${hostname}`,
		`Port: ${port || (isSafe ? '443' : '80')} (TCP)`,
		'Paths: everything on this host; the board itself uses',
		`  /sync/   WebSocket (${isSafe ? 'wss' : 'ws'}), long-lived, binary frames`,
		'  /api/    POST with JSON; answers may take up to 20 seconds',
		'No other host is used. Please do not rewrite or cache /sync/ and /api/.',
		'',
		'What this device found:',
		...lines
	].join('\n');
}
