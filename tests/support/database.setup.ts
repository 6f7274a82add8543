/** Filled by the ground work: starts one database cluster per run. */
export default function setup() {}
