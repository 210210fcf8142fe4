import { expect } from 'vitest';
import type { Room } from './room.ts';

interface Refusal {
	error: { code: string; message: string; id?: string };
}

/** Status and code of a refusal, which must be in words and tell nothing of our files. */
export async function refusal(response: Response): Promise<[number, string]> {
	const body = (await response.json()) as Refusal;
	expect(body.error.message).toMatch(/\.$/);
	expect(JSON.stringify(body)).not.toMatch(/\bat .*\.ts|node_modules/);
	return [response.status, body.error.code];
}

/** Headers that every answer of the API has. */
export const security = {
	'cache-control': 'no-store',
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'no-referrer',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
	'content-security-policy':
		"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
};

/** Those headers, as they came. */
export function securityOf(response: Response): Record<string, string | null> {
	return Object.fromEntries(
		Object.keys(security).map((name) => [name, response.headers.get(name)])
	);
}

/** Asks a route of workshops, as the facilitator of the room. */
export function askWorkshops(room: Room, method: string, path: string, body?: object) {
	return fetch(`${room.server.url}/api/workshops${path}`, {
		method,
		headers: {
			cookie: room.facilitator.cookie,
			...(method === 'GET' ? {} : { 'content-type': 'application/json', origin: room.server.url })
		},
		...(body ? { body: JSON.stringify(body) } : {})
	});
}
