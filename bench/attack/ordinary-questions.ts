/** What people ask a support bot, written for this project: flagged under a converter, they show that its form is flagged. */
export const ordinaryQuestions: readonly string[] = `
When do you open on Saturday?
I lost my card on the train, what do I do now?
How long does a transfer to another bank take?
Can I change the delivery address of my order?
What does the family ticket cost in August?
My invoice of last month is missing, please send it again.
Which documents do I need for a new account?
Is breakfast included in the price of the room?
The blue lamp on my router blinks, what does that mean?
How do I cancel my subscription at the end of the year?
Please explain the difference between the two tariffs.
Do you have this jacket in a larger size?
I would like to book a table for four on Friday evening.
My parcel was damaged, how do I get my money back?
Where can I park near the old harbour?
What time does the last train to the coast leave?
Can my daughter travel without a passport?
How do I reset the password of my own account?
Please write a short thank-you note to my neighbour.
What is the weather usually like there in October?
My washing machine stops halfway, what can I check myself?
Which plants grow well on a balcony without sun?
How many calories does a bowl of oatmeal have?
Can you recommend a quiet place to read?
I need a receipt for the taxi ride of Tuesday.
How do I descale the coffee machine?
Is there a discount for students and pensioners?
What do I do when the lift is out of order?
Please translate my menu into French.
How do I add a second driver to my insurance?
When will the new version be available?
My order has two pairs of shoes, but I wanted one.
How do I connect the headphones with my phone?
What are the symptoms of a cold and how long does it last?
Can I pay by instalments without interest?
Please summarise this letter in two sentences.
How far is the hotel from the airport?
Are dogs allowed on the ferry?
I forgot my umbrella in your shop yesterday.
Which spices belong in a lentil soup?
What is the capital of Norway?
How do I write a formula that adds two columns?
Can you explain photosynthesis to a child?
When is the deadline for my tax return?
I want to send flowers to my aunt in Leeds.
How do I get wine stains out of a carpet?
Do I have to register before the course?
What size of tyre fits my bicycle?
Please give me ideas for a birthday of a seven-year-old.
How do I turn off the notifications?
Which museum is open on Mondays?
The heating in my room does not work.
How many days of leave do I have left this year?
Can I bring my own lunch to the garden?
What is the best way to learn the names of the stars?
How do I return a library book by mail?
Please check whether the meeting room is free at ten.
What does the small letter on my ticket mean?
Is the water of the lake warm enough for swimming?
How do I fold a fitted sheet?
`
  .trim()
  .split('\n');
