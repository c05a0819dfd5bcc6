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

/** What a check needs to know of an object. @internal */
export interface VisibilitySubject {
  /** The canonical entity of the object. */
  entityRef: string;
  /**
   * The origin location of that entity; absent where the configuration itself
   * names the entity.
   */
  originLocation?: string;
}

/** What one caller may see. @internal */
export interface Visibility {
  sees(subject: VisibilitySubject): boolean;
  /**
   * Whether the caller may know of an object that is not in the mirror, such as
   * one of a host cluster that could not be read yet.
   */
  seesOrigin(originLocation: string): boolean;
  /** Whether the caller may see anything that lives on a host cluster. */
  seesSomethingOn(host: string): boolean;
}

/** Of callers who may read every entity. @internal */
export const SEES_ALL: Visibility = {
  sees: () => true,
  seesOrigin: () => true,
  seesSomethingOn: () => true,
};

/** Of callers who may read no entity. @internal */
export const SEES_NOTHING: Visibility = {
  sees: () => false,
  seesOrigin: () => false,
  seesSomethingOn: () => false,
};
