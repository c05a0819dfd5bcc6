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

/**
 * What the template's schema says of the namespace. A template is written by
 * people: what is not as it should be is passed over.
 *
 * @internal
 */
export function namespaceSchema(schema: {
  properties?: Record<string, unknown>;
}): { default?: string; description?: string } {
  const field = schema.properties?.namespace;
  if (typeof field !== 'object' || field === null) {
    return {};
  }
  const text = (key: 'default' | 'description') => {
    const value = (field as Record<string, unknown>)[key];
    return typeof value === 'string' ? value : undefined;
  };
  return { default: text('default'), description: text('description') };
}
