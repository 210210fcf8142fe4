/** The socket of the server that served this page. */
export function pageSocketUrl({ protocol, host }: Pick<Location, 'protocol' | 'host'>): string {
	return `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/sync/boards`;
}
