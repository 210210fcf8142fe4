/* Node's own SQLite under the name by which the peer's extension asks for its native package. */
export { DatabaseSync as default } from 'node:sqlite';
