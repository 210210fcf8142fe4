import { describe, expect, it } from 'vitest';
import { FivewaysError } from '#lib/domain/errors.ts';
import { failureOf, orErrorPage } from '#lib/server/failure.ts';

/** The same class as another module graph has it: `instanceof` knows nothing of it. */
class Elsewhere extends Error {
	readonly code = 'too-many';
	readonly status = 429;
	readonly details = { retryAfterSeconds: 8 };
}

describe('an expected failure', () => {
	it('[X3] is known by its shape, also when its class came from the server’s own copy', () => {
		expect(failureOf(new FivewaysError('not-open'))).toMatchObject({
			code: 'not-open',
			status: 404,
			message: 'That code is not open. Check it with the person running the workshop.'
		});
		expect(failureOf(new Elsewhere('Wait.'))).toEqual({
			code: 'too-many',
			status: 429,
			message: 'Wait.',
			details: { retryAfterSeconds: 8 }
		});
	});

	it('[O41] is not mixed up with a fault', () => {
		const disk = Object.assign(new Error('no space'), { code: 'ENOSPC', status: 1 });
		for (const fault of [disk, new Error('x'), 'x', undefined, { code: 'not-open', status: 404 }])
			expect(failureOf(fault)).toBeUndefined();
	});

	it('[O57] becomes an error page of its status and words; a fault stays a fault', async () => {
		await expect(orErrorPage(Promise.reject(new FivewaysError('not-found')))).rejects.toMatchObject(
			{
				status: 404,
				body: { message: new FivewaysError('not-found').message }
			}
		);
		const fault = new Error('broken');
		await expect(orErrorPage(Promise.reject(fault))).rejects.toBe(fault);
		await expect(orErrorPage(Promise.resolve(5))).resolves.toBe(5);
	});
});
