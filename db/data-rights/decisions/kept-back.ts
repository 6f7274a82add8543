/** Why a column stays behind, where several do for the same reason. */
export const KEY = 'works only with the device, and at this address'
export const SECRET = 'proves who somebody is; even as a hash it belongs to nobody else'
