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

import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderGroundplan } from '../../../../__testUtils__/renderGroundplan';
import { PlanText } from './PlanText';

const LINES = 20_000;
const text = Array.from({ length: LINES }, (_, index) =>
  index % 5_000 === 4_999 ? `  + name = "Worker ${index}"` : '    kept',
).join('\n');

describe('PlanText', () => {
  beforeEach(() => {
    jest
      .spyOn(HTMLElement.prototype, 'offsetHeight', 'get')
      .mockReturnValue(400);
    jest
      .spyOn(HTMLElement.prototype, 'offsetWidth', 'get')
      .mockReturnValue(800);
  });
  afterEach(() => jest.restoreAllMocks());

  it('renders a few of many lines, and counts from one place to the next by the keyboard', async () => {
    const user = userEvent.setup();
    renderGroundplan(<PlanText text={text} format="human" />);
    const search = await screen.findByRole('searchbox');
    expect(screen.getAllByText('kept').length).toBeLessThan(100);

    await user.type(search, 'wORKER');
    expect(await screen.findByText('1 of 4 lines')).toBeVisible();
    await user.keyboard('{Enter}');
    expect(screen.getByText('2 of 4 lines')).toBeVisible();
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    expect(screen.getByText('4 of 4 lines')).toBeVisible();

    await user.type(search, ' nowhere');
    expect(await screen.findByText('Not found')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Next place' })).toBeDisabled();
  });
});
