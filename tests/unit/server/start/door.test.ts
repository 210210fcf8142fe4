import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { readSettings } from '../../../../server/config.ts';
import { takeAddress } from '../../../../server/start/door.ts';

/** More than the network's own buffers hold. */
const LARGE = Buffer.alloc(32 * 1_048_576);

test('[limits] whoever asks and never reads is let go, and what was kept for them with it', async () => {
	const door = await takeAddress(readSettings({ HOST: '127.0.0.1', PORT: '0' }), 300);
	onTestFinished(() => void door.server.close());
	const answered = new Promise<void>((resolve) =>
		door.open((_request, response) => {
			response.once('close', resolve);
			response.end(LARGE);
		})
	);
	const visitor = connect(door.port, '127.0.0.1');
	onTestFinished(() => void visitor.destroy());
	visitor.on('error', () => undefined);
	visitor.pause();
	await once(visitor, 'connect');
	visitor.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
	await answered;
	expect(visitor.bytesRead).toBeLessThan(LARGE.length);
}, 4_000);
