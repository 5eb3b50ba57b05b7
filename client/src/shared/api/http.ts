import axios, { type AxiosRequestConfig } from "axios";

export const http = axios.create({
  baseURL: import.meta.env.VITE_API_BASE_URL ?? "http://localhost:8000",
});

/** Performs one call of the API and returns its body; what the generated functions stand on. */
export async function request<T>(
  config: AxiosRequestConfig,
  options?: AxiosRequestConfig,
): Promise<T> {
  const response = await http.request<T>({ ...config, ...options });
  return response.data;
}
