/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

const CONSOLE = 'https://console.cloud.google.com/';

/** What a `self_link` begins with, before the path that an id begins with. */
const API = /^https:\/\/[a-z]+\.googleapis\.com\/(?:[a-z]+\/)?v\d(?:beta\d)?\//;

const BUCKET = /^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$/;

/** By type, since other types have paths of the same form; the parts come encoded. */
const PAGES: Record<string, [RegExp, (...parts: string[]) => string]> = {
  google_compute_instance: [
    /^projects\/([^/]+)\/zones\/([^/]+)\/instances\/([^/]+)$/,
    (project, zone, name) =>
      `compute/instancesDetail/zones/${zone}/instances/${name}?project=${project}`,
  ],
  google_compute_network: [
    /^projects\/([^/]+)\/global\/networks\/([^/]+)$/,
    (project, name) => `networking/networks/details/${name}?project=${project}`,
  ],
  google_container_cluster: [
    /^projects\/([^/]+)\/(?:locations|zones)\/([^/]+)\/clusters\/([^/]+)$/,
    (project, location, name) =>
      `kubernetes/clusters/details/${location}/${name}/details?project=${project}`,
  ],
  google_pubsub_topic: [
    /^projects\/([^/]+)\/topics\/([^/]+)$/,
    (project, name) => `cloudpubsub/topic/detail/${name}?project=${project}`,
  ],
  google_secret_manager_secret: [
    /^projects\/([^/]+)\/secrets\/([^/]+)$/,
    (project, name) =>
      `security/secret-manager/secret/${name}/versions?project=${project}`,
  ],
};

/** The page of the Google Cloud console of a resource. @internal */
export function googleConsoleLink(
  type: string,
  identifier: string,
): string | undefined {
  if (type === 'google_storage_bucket') {
    return BUCKET.test(identifier)
      ? `${CONSOLE}storage/browser/${identifier}`
      : undefined;
  }
  const page = Object.hasOwn(PAGES, type) ? PAGES[type] : undefined;
  const parts = page?.[0].exec(identifier.replace(API, ''))?.slice(1);
  return page && parts
    ? `${CONSOLE}${page[1](...parts.map(encodeURIComponent))}`
    : undefined;
}
