/** In UTF-16 units, as browsers count. */
export const CLIENT_NAME_MAX = 200
