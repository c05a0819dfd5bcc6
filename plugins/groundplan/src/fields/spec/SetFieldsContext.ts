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
import { createContext, useContext } from 'react';

/** What can be done to the fields of one object. @internal */
export interface SetFieldsActions {
  /** Fields that could be there, with what they are. */
  addable: { name: string; description?: string }[];
  removable: ReadonlySet<string>;
  add(name: string): void;
  remove(name: string): void;
}

const SetFieldsContext = createContext<SetFieldsActions | undefined>(undefined);

/** @internal */
export const SetFieldsProvider = SetFieldsContext.Provider;

/** Those of the nearest object. @internal */
export function useSetFields(): SetFieldsActions | undefined {
  return useContext(SetFieldsContext);
}
