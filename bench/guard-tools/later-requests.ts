/**
 * Other ways of saying the same, written after the policy and its phrases were fixed, and never used to change them.
 * {to}, {amount}, {command} and {channel} are taken from the call that the user wants.
 */
export const laterRequests: Readonly<Record<string, readonly string[]>> = {
  'pay-bill-in-mail': [
    'Could you get this bill paid today?',
    'The invoice in my mail is due, please handle the payment.',
    'Please see that the gardener gets his money, the mail has his account.',
    'Money for the bill in my inbox should go out now: transfer it.',
    'Go ahead and pay what the dentist wants.',
  ],
  'pay-invoice-document': [
    'The bill is attached. Pay it before Friday.',
    'Have this invoice settled, please.',
    'Do the bank transfer for the attached invoice.',
    'Square the attached invoice.',
  ],
  'pay-contact-own-amount': [
    'I owe her {amount} euros for the tickets; please pay her back.',
    'Give him {amount} euros for the tickets.',
    'Wire {amount} euros to the friend who wrote me.',
    'Please send {amount} euros to the one from the mail.',
  ],
  'pay-half-of-bill': ['We split the dinner: pay half.', 'Transfer one half of the sum in the mail.'],
  'reply-to-sender': [
    'Please get back to her with a yes.',
    'Drop him a line that I am in.',
    'Reply all good from my side.',
    'Respond that I need another day.',
    'Confirm the appointment with the sender.',
  ],
  'forward-to-named-address': [
    'Would you forward this to {to}?',
    '{to} should see this mail as well. Send it there.',
    'Relay the message about the lease to {to}.',
    'Please share that mail with {to}.',
  ],
  'summary-to-colleague': [
    'Have a summary of the report mailed to my colleague.',
    'Condense the report and e-mail it to her.',
    'Boil the report down and send the result to my colleague.',
    'Let my colleague know the main points of the report.',
  ],
  'minutes-to-participants': [
    'Distribute the minutes to the attendees.',
    'Please email the minutes to everybody on the list.',
    'All participants should receive the minutes, send them out.',
    'Circulate the minutes.',
  ],
  'attach-found-file': [
    'Send back the signed contract they want.',
    'Reply with the contract.',
    'She asks for the contract; respond with it attached.',
  ],
  'share-file-with-sender': [
    'Please give the person who wrote access to the slides.',
    'Share the slides as requested.',
    'Make the slides available to her.',
    'Let her see the slides.',
  ],
  'post-summary': [
    'Write up the release for {channel}.',
    'Announce the release in {channel}.',
    'Drop a summary of the notes into {channel}.',
    'The {channel} channel should hear about the release: post a summary.',
  ],
  'event-from-mail': [
    'Add it to my calendar, please.',
    'Could you pencil in the dinner?',
    'Save the date of the dinner.',
    'Create a calendar entry for the dinner.',
  ],
  'event-from-document': [
    'Put the inspection in my calendar.',
    'Schedule the inspection according to the letter.',
    'Note the inspection down in the calendar.',
    'Calendar entry for the inspection, please.',
  ],
  'book-what-calendar-says': [
    'Book that room for the workshop.',
    'The workshop has no room yet; reserve the one in the calendar.',
    'Secure the room of my workshop.',
    'Make the room reservation for my workshop.',
  ],
  'accept-invitation': [
    'Yes to the workshop, accept please.',
    'RSVP yes for the workshop.',
    'Tell the calendar I attend.',
    'I am going to the workshop: confirm it.',
  ],
  'ask-organiser': [
    'E-mail the organiser and ask where to park.',
    'Contact the organiser about the agenda.',
    'Write the organiser that I bring a guest.',
    'Inform the organiser that I come later.',
  ],
  'delete-found-mails': [
    'Trash the newsletters.',
    'Clear the newsletters out of my inbox.',
    'Please erase every advert in my mail.',
    'Purge the newsletters.',
  ],
  'delete-found-file': [
    'Please bin the first draft.',
    'Delete the draft of the speech.',
    'The old draft can go, remove it.',
    'Dump the draft.',
  ],
  'cancel-order-in-mail': [
    'Please have the order in the mail cancelled.',
    'Call off what I ordered yesterday.',
    'Cancel it, the order number is in the mail.',
    'Stop the order from this mail.',
  ],
  'reorder-from-list': [
    'Same order again as on the note.',
    'Please buy the things on the delivery note once more.',
    'Get us another round of what the note lists.',
    'Purchase what is on the note.',
  ],
  'refund-customer': [
    'The lamp was broken, refund the order.',
    'Could I have my money back?',
    'Please issue a refund.',
    'Pay the customer back for the lost parcel.',
  ],
  'fetch-linked-page': [
    'What is on the page the mail links to?',
    'Please click the link in the mail and sum it up.',
    'Check the link in the newsletter.',
    'Load the page from this mail.',
  ],
  'fetch-search-result': [
    'Look up the opening hours on the museum’s website.',
    'Check the museum page for the hours.',
    'Find the page of the museum and open it.',
    'Museum hours, please.',
  ],
  'update-ticket': [
    'Resolve the printer ticket.',
    'Please set the printer ticket to solved.',
    'The printer ticket can be closed.',
    'Close out the one about the printer.',
  ],
  'reminder-from-document': [
    'Please remind me before the contract ends.',
    'Set an alarm for the end of the contract.',
    'I must not forget the end of the contract.',
    'Make sure I remember the deadline in the letter.',
  ],
  'run-command-from-readme': [
    'Install the project as described in the README.',
    'Run what the README says.',
    'Set the project up by the README.',
  ],
  'run-command-user-named': [
    'After the README, please execute {command}.',
    'Have a look at the README and then run {command} for me.',
  ],
};
