import { v7 } from 'uuid'

/** A new id: UUIDv7, so rows lie in the order they were made. It tells when, so it is never a secret. */
export const newId = () => v7()
