import { expect, it } from 'vitest';
import { checkRequests } from '../../../../src/routes/check/network-checks.ts';

it('[X98] a request that our server answers passes, and brings its time', async () => {
	const { result, serverNow } = await checkRequests(() =>
		Promise.resolve(Response.json({ now: 7 }))
	);
	expect([result.ok, serverNow]).toEqual([true, 7]);
});
