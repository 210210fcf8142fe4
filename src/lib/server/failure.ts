import { error } from '@sveltejs/kit';
import { type FivewaysError, type HttpErrorCode, httpErrors } from '#lib/domain/errors.ts';

/** An expected failure of a service: what a page needs of it. */
export interface Failure {
	code: HttpErrorCode;
	status: number;
	message: string;
	details: FivewaysError['details'];
}

/**
 * The expected failure that was thrown, or undefined when it is a fault. Told by its shape, since
 * the server has its own copy of the class and `instanceof` would be false for every one of them.
 */
export function failureOf(thrown: unknown): Failure | undefined {
	if (!(thrown instanceof Error) || !('code' in thrown) || !('status' in thrown)) return undefined;
	const { code } = thrown;
	if (typeof code !== 'string' || !Object.hasOwn(httpErrors, code)) return undefined;
	const known = code as HttpErrorCode;
	const details = 'details' in thrown ? (thrown.details as FivewaysError['details']) : {};
	return { code: known, status: httpErrors[known][0], message: thrown.message, details };
}

/** For `load`: an expected failure becomes the error page of its status and words. */
export async function orErrorPage<Value>(work: Promise<Value>): Promise<Value> {
	try {
		return await work;
	} catch (thrown) {
		const failure = failureOf(thrown);
		if (failure) error(failure.status, { message: failure.message });
		throw thrown;
	}
}
