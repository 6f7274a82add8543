import { customType } from 'drizzle-orm/pg-core'

/** Bytes, such as the hash of a token. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })
