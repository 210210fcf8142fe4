/** Something in a form to put right; `field` is the id of the control. */
export interface ToPutRight {
	field?: string | undefined;
	message: string;
}

/** What is said at a field, if anything is. */
export function errorAt(errors: readonly ToPutRight[], field: string): string | undefined {
	return errors.find((error) => error.field === field)?.message;
}
