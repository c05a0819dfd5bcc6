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

import { World } from '../World';
import { Story } from './Story';

/** Tells stories until it is stopped. @internal */
export function tellStories(
  world: World,
  stories: Story[],
  options: { speed: number; log: (message: string) => void },
): () => void {
  const timers = stories.map(story => {
    let step = 0;
    world.describe(story.id, story.objectsAt(step, Date.now()));
    const timer = setInterval(() => {
      step++;
      try {
        world.describe(story.id, story.objectsAt(step, Date.now()));
      } catch (error) {
        clearInterval(timer);
        options.log(`The story ${story.id} ends at step ${step}: ${error}`);
      }
    }, story.stepMs / options.speed);
    return timer;
  });
  return () => timers.forEach(timer => clearInterval(timer));
}
