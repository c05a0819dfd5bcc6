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

/** The page of an object's entity. @internal */
export function entityPath(name: string): string {
  return `/catalog/default/resource/${name}`;
}

/** The tab with the infrastructure of an object's entity. @internal */
export function tabPath(name: string): string {
  return `${entityPath(name)}/infrastructure`;
}

/** The form of a template. @internal */
export function templatePath(name: string): string {
  return `/create/templates/default/${name}`;
}
