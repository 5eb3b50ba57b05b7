/** A device as its owner knows it: picture, name, warranty. */
export { DeviceCard } from "./DeviceCard";
export { DevicePhoto } from "./DevicePhoto";
export { WarrantyRing, WarrantyWords } from "./Warranty";
