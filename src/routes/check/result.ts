/** One thing that was looked at: whether it works, in words, and what to do when it does not. */
export interface Result {
	ok: boolean;
	said: string;
	/** One next step; of what does not work. */
	next?: string;
}

export const pass = (said: string): Result => ({ ok: true, said });
export const fail = (said: string, next: string): Result => ({ ok: false, said, next });
