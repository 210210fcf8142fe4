import { request } from 'node:http';

/** A request whose body is on its way. */
export interface SlowPost {
	/** Sends the rest; resolves with the answer. */
	finish(): Promise<{ status: number; body: unknown }>;
}

/** Begins to post JSON: its first half goes out at once, and the rest when it is said. */
export function slowPost(url: string, cookie: string, body: object): SlowPost {
	const text = JSON.stringify(body);
	const half = Math.floor(text.length / 2);
	const sent = request(url, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			'content-length': Buffer.byteLength(text),
			origin: new URL(url).origin,
			cookie
		}
	});
	const answer = new Promise<{ status: number; body: unknown }>((resolve, reject) => {
		sent.on('error', reject);
		sent.on('response', (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => parts.push(part));
			response.on('end', () => {
				const said = Buffer.concat(parts).toString();
				resolve({ status: response.statusCode ?? 0, body: JSON.parse(said) as unknown });
			});
		});
	});
	sent.write(text.slice(0, half));
	return {
		finish() {
			sent.end(text.slice(half));
			return answer;
		}
	};
}
