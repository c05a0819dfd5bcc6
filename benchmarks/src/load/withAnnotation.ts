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

import { Load } from './loads';

/** The same load with an annotation of so many bytes on each object. */
export function withAnnotation(load: Load, bytes: number): Load {
  if (bytes === 0) {
    return load;
  }
  const added = { 'example.org/notes': 'x'.repeat(bytes) };
  return {
    ...load,
    title: `${load.title}, with an annotation of ${bytes} bytes on each object`,
    objects: load.objects.map(({ path, body }) => {
      const { metadata } = body;
      const annotations = { ...(metadata.annotations as object), ...added };
      return {
        path,
        body: { ...body, metadata: { ...metadata, annotations } },
      };
    }),
  };
}
