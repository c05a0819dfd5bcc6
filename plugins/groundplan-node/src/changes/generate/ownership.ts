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

import { OwnershipValues } from 'backstage-plugin-groundplan-common';

/** The annotations that say of an object whose it is and what it is for. @internal */
export function ownership({
  owner,
  description,
}: OwnershipValues): Record<string, string> {
  return {
    ...(owner && { 'groundplan.dev/owner': owner }),
    ...(description && { 'groundplan.dev/description': description }),
  };
}

/** The metadata of an object with these annotations; none where there are none. @internal */
export function metadataOf(
  name: string,
  annotations: Record<string, string> = {},
  labels: Record<string, string> = {},
): {
  name: string;
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
} {
  return {
    name,
    ...(Object.keys(labels).length > 0 && { labels }),
    ...(Object.keys(annotations).length > 0 && { annotations }),
  };
}
