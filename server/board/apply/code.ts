import type { Operation } from './operation.ts';

/** A fresh join code; the former one stops working with the commit. */
export const rotateCode: Operation<'code.rotate'> = {
	apply({ tools }) {
		const { code, stored } = tools.newCode();
		return { code, newCode: stored };
	}
};
